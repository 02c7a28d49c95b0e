<?php
// <sidelight src="https://paper.example/explainers/defections/russian-defections.json" panel="since">words</sidelight>
//
// An element runs its publisher's script in this wiki's pages, and anybody may write a tag. So there are elements of
// $wgSidelightPublishers alone; of any other publisher there is a link.

namespace MediaWiki\Extension\Sidelight;

use Html;
use Linker;
use MediaWiki\Hook\ParserFirstCallInitHook;
use MediaWiki\MediaWikiServices;
use Parser;

final class Tag implements ParserFirstCallInitHook
{
    // An address of the plainest form: nothing in it is another site or folder to one reader of addresses than to the
    // next. As in the plug-in for WordPress.
    private const ADDRESS = '#^https?://[a-z0-9.-]+(:\d{1,5})?(/(?!\.{1,2}(/|$))([\w.~-]|%[89A-Fa-f][0-9A-Fa-f])+)*/?$#D';

    public function onParserFirstCallInit($parser)
    {
        $parser->setHook('sidelight', [self::class, 'show']);
    }

    public static function show(?string $text, array $given, Parser $parser): string
    {
        $src = $given['src'] ?? '';
        $panel = $given['panel'] ?? '';
        $words = trim($text ?? '') ?: $src;
        if (!preg_match(self::ADDRESS, $src) || !preg_match('/^([a-z][a-z0-9-]*)?$/D', $panel)) {
            return htmlspecialchars($words);
        }
        $folder = substr($src, 0, strrpos($src, '/') + 1);
        $page = $folder . ($panel === '' ? '' : "#$panel");
        $output = $parser->getOutput();
        $output->addExternalLink($page);
        $link = Linker::makeExternalLink($page, $words);
        if (substr($src, -5) !== '.json' || !self::isAllowed($src)) {
            return $link;
        }
        $script = ['type' => 'module', 'src' => $folder . 'sidelight.js'];
        $output->addHeadItem(Html::element('script', $script), "sidelight $folder");
        // A place is kept for what comes, so that nothing moves: of a closed panel in a column of text, and on a phone.
        $height = $panel === '' ? '100vh' : 'max(130px, 354px - 30vw)';
        $theme = $given['theme'] ?? '';
        $output->addModuleStyles(['ext.sidelight']);
        static $count = 0;
        $after = 'after-sidelight-' . ++$count;
        $skip = wfMessage('sidelight-skip')->plaintextParams($words)->inContentLanguage()->text();
        $element = Html::rawElement($panel === '' ? 'sidelight-explainer' : 'sidelight-panel', [
            'src' => $src,
            'panel' => $panel === '' ? null : $panel,
            'theme' => in_array($theme, ['light', 'dark'], true) ? $theme : null,
            'exclusive' => isset($given['exclusive']) ? '' : null,
            'style' => "display: block; min-height: $height",
        ], $link);
        return Html::element('a', ['class' => 'sidelight-skip', 'href' => "#$after"], $skip) . $element
            . Html::element('span', ['id' => $after, 'tabindex' => '-1']);
    }

    private static function isAllowed(string $src): bool
    {
        foreach (MediaWikiServices::getInstance()->getMainConfig()->get('SidelightPublishers') as $folder) {
            if (preg_match(self::ADDRESS, $folder) && strpos($src, rtrim($folder, '/') . '/') === 0) {
                return true;
            }
        }
        return false;
    }
}
