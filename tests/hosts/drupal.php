<?php
// What Drupal's own filters keep of the lines of docs/embedding.md: php tests/hosts/drupal.php FOLDER, which is a
// checkout of drupal/core; needs Debian's php-masterminds-html5. Prints what docs/hosts.md has.
error_reporting(E_ALL & ~E_DEPRECATED);
[, $core] = $argv;
require '/usr/share/php/Masterminds/HTML5/autoload.php';
spl_autoload_register(function ($class) use ($core) {
    $folders = ['Drupal\Component\\' => 'lib/Drupal/Component/', 'Drupal\Core\\' => 'lib/Drupal/Core/', 'Drupal\filter\\' => 'modules/filter/src/'];
    foreach ($folders as $names => $folder) {
        $file = "$core/$folder" . str_replace('\\', '/', substr($class, strlen($names))) . '.php';
        if (strpos($class, $names) === 0 && is_file($file)) {
            require $file;
        }
    }
});

// The filter without the services that only its form needs.
final class Filter extends Drupal\filter\Plugin\Filter\FilterHtml
{
    public function __construct(string $tags)
    {
        $this->settings = ['allowed_html' => $tags, 'filter_html_help' => false, 'filter_html_nofollow' => false];
    }
}

$basic = '<br> <p> <h2 id> <h3 id> <h4 id> <h5 id> <h6 id> <cite> <dl> <dt> <dd> <a hreflang href> <blockquote cite> <ul type> <ol start type> '
    . '<strong> <em> <code> <li> <img src alt data-entity-uuid data-entity-type height width data-caption data-align>';
$formats = [
    'Basic HTML' => $basic,
    'Basic HTML and the elements' => "$basic <sidelight-explainer src theme exclusive> <sidelight-panel src panel theme>",
    'Basic HTML and frames' => "$basic <iframe src title width height loading sandbox>",
];

$manual = file_get_contents(__DIR__ . '/../../docs/embedding.md');
preg_match_all('/^```html\n(.*?)^```/ms', explode('## Attributes', $manual)[0], $lines);
[$element, $panel, $frame] = $lines[1];
$forms = [
    'element' => $element,
    'panel' => $panel,
    'frame' => $frame,
    'hostile' => '<sidelight-panel src="javascript:alert(1)" panel="&quot; onclick=&quot;x" onclick="x()" style="x">A link</sidelight-panel>',
];
foreach ($formats as $name => $tags) {
    foreach ($forms as $form => $html) {
        echo "== $name: $form\n", trim((new Filter($tags))->process($html, 'en')->getProcessedText()), "\n";
    }
}
// Full HTML has no list; it corrects what is not well formed.
foreach ($forms as $form => $html) {
    echo "== Full HTML: $form\n", Drupal\Component\Utility\Html::normalize($html) === $html ? 'the same' : Drupal\Component\Utility\Html::normalize($html), "\n";
}
