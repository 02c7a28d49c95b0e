<?php
/**
 * Plugin Name: Sidelight
 * Description: Puts an explainer, or one panel of it, into a post: by a block, by a shortcode, or by its address alone on a line.
 * Version: 0.1.0
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * Author: The Sidelight authors
 * License: MIT
 * License URI: https://opensource.org/license/mit
 * Text Domain: sidelight
 * Update URI: false
 *
 * (Without the line above, WordPress would take a plug-in of this name by anybody, in its directory, for a newer one.)
 *
 * An element runs its publisher's script in this site's pages. So there are elements of publishers alone that somebody
 * who may write scripts here has allowed; of any other a post has the link that it was saved with.
 */

namespace Sidelight;

if (!defined('ABSPATH')) {
    exit;
}

/**
 * The address, if it is of the plainest form, and else ''. What one reader of addresses takes for another site or folder
 * than the next does (users, queries, dots, escaped letters) is not in it.
 */
function plain_address($address): string
{
    $form = '#^https?://[a-z0-9.-]+(:\d{1,5})?(/(?!\.{1,2}(/|$))([\w.~-]|%[89A-Fa-f][0-9A-Fa-f])+)*/?$#D';
    return is_string($address) && preg_match($form, $address) ? $address : '';
}

/** The folders whose explainers are shown here as elements. A network sets them for all of its sites by the filter. */
function publishers(): array
{
    $lines = preg_split('/\s+/', (string) get_option('sidelight_publishers', ''));
    $folders = array_filter(array_map(__NAMESPACE__ . '\plain_address', (array) apply_filters('sidelight_publishers', $lines)));
    return array_values(array_unique(array_map('trailingslashit', $folders)));
}

function is_allowed(string $address): bool
{
    foreach (publishers() as $folder) {
        if (plain_address($address) && strpos($address, $folder) === 0) {
            return true;
        }
    }
    return false;
}

/** What `src` and `panel` of an element are, or null where they are none that we show. */
function place_of(array $attributes): ?array
{
    $src = plain_address($attributes['src'] ?? '');
    $panel = $attributes['panel'] ?? '';
    $is_id = is_string($panel) && preg_match('/^([a-z][a-z0-9-]*)?$/D', $panel);
    return $is_id && substr($src, -5) === '.json' && is_allowed($src) ? [$src, $panel] : null;
}

/**
 * The element, with the link in it that is left where there is nothing to run it: feeds, what asks the REST API, a
 * publisher that is not allowed (any more).
 */
function element(array $attributes, string $link): string
{
    $place = place_of($attributes);
    if (!$place || is_feed() || is_admin() || (defined('REST_REQUEST') && REST_REQUEST)) {
        return $link;
    }
    [$src, $panel] = $place;
    $script = substr($src, 0, strrpos($src, '/') + 1) . 'sidelight.js';
    wp_enqueue_script('sidelight-from-' . md5($script), $script, [], null, true);
    // A place is kept for what comes, so that nothing moves: as high as closed panels are in a column of 650 pixels, and
    // in those of phones.
    $name = $panel ? 'sidelight-panel' : 'sidelight-explainer';
    $height = $panel ? 'max(130px, 354px - 30vw)' : '100vh';
    $theme = in_array($attributes['theme'] ?? '', ['light', 'dark'], true) ? $attributes['theme'] : '';
    $after = wp_unique_id('after-sidelight-');
    return sprintf('<a class="screen-reader-text" href="#%s">%s</a>', esc_attr($after), esc_html(skip($link)))
        . sprintf('<%s src="%s"', $name, esc_url($src))
        . ($panel ? sprintf(' panel="%s"', esc_attr($panel)) : '')
        . ($theme ? sprintf(' theme="%s"', esc_attr($theme)) : '')
        . (empty($attributes['exclusive']) ? '' : ' exclusive')
        . sprintf(' style="display: block; min-height: %s">%s</%s>', $height, $link, $name)
        . sprintf('<span id="%s" tabindex="-1"></span>', esc_attr($after));
}

function skip(string $link): string
{
    /* translators: %s: headline of an explainer. */
    return sprintf(__('Skip the explainer: %s', 'sidelight'), html_entity_decode(wp_strip_all_tags($link), ENT_QUOTES));
}

/** Publishers' scripts are modules, which WordPress knows from 6.5 on. */
add_filter('script_loader_tag', function ($tag, $handle, $src) {
    return strpos($handle, 'sidelight-from-') === 0 ? wp_get_script_tag(['type' => 'module', 'src' => $src]) : $tag;
}, 10, 3);

// --- the block -------------------------------------------------------------------------------------------------------

add_action('init', function () {
    register_block_type(__DIR__, [
        'render_callback' => function ($attributes, $content) {
            $element = element($attributes, trim($content));
            return $element === trim($content) ? $content : '<div class="wp-block-sidelight-explainer">' . $element . '</div>';
        },
    ]);
    add_shortcode('sidelight', __NAMESPACE__ . '\shortcode');
});

// What the editor shows of an explainer it fetches itself, of these alone: this site's server asks nobody.
add_action('enqueue_block_editor_assets', function () {
    $json = wp_json_encode(publishers(), JSON_HEX_TAG | JSON_UNESCAPED_SLASHES);
    wp_add_inline_script('sidelight-explainer-editor-script', "window.sidelightPublishers = $json;", 'before');
});

// --- the shortcode ---------------------------------------------------------------------------------------------------

/** [sidelight src="https://…/name.json" panel="id"]What the link says[/sidelight] */
function shortcode($attributes, $text = ''): string
{
    $given = shortcode_atts(['src' => '', 'panel' => '', 'theme' => '', 'exclusive' => ''], $attributes, 'sidelight');
    $given['exclusive'] = in_array('exclusive', (array) $attributes, true) || wp_validate_boolean($given['exclusive']);
    $src = plain_address($given['src']);
    $says = trim(wp_strip_all_tags((string) $text)) ?: __('Read the explainer', 'sidelight');
    if (!$src) {
        return esc_html($text === '' ? '' : $says);
    }
    $page = substr($src, 0, strrpos($src, '/') + 1) . ($given['panel'] === '' ? '' : '#' . rawurlencode($given['panel']));
    $link = sprintf('<a href="%s">%s</a>', esc_url($page), esc_html($says));
    $element = element($given, $link);
    return $element === $link ? $link : "<div>$element</div>";
}

// --- an address alone on a line --------------------------------------------------------------------------------------

// WordPress finds the oEmbed answer, asks for it as it asks anybody, and keeps what this makes of it: the frame that
// everybody gets, in an element that says what it is of.
add_filter('oembed_dataparse', function ($html, $data, $url) {
    $given = (array) ($data->sidelight ?? []);
    $place = place_of($given);
    if (!$html || !$place || !is_allowed(strtok($url, '?#'))) {
        return $html;
    }
    return sprintf('<sidelight-explainer src="%s" panel="%s">%s</sidelight-explainer>', esc_url($place[0]), esc_attr($place[1]), $html);
}, 20, 3);

// Before WordPress looks for frames whose height it is to follow.
add_filter('embed_oembed_html', function ($html) {
    $form = '#^<sidelight-explainer src="([^"]*)" panel="([^"]*)">(.*)</sidelight-explainer>$#sD';
    if (!preg_match($form, (string) $html, $kept)) {
        return $html;
    }
    [, $src, $panel, $frame] = $kept;
    if (!is_allowed($src) || is_admin() || !preg_match('#<a href=.*?</a>#s', $frame, $link)) {
        return $frame;
    }
    $element = element(compact('src', 'panel'), $link[0]);
    return $element === $link[0] ? "<p>$element</p>" : "<div>$element</div>";
}, 5);

// --- who is allowed --------------------------------------------------------------------------------------------------

/** Allowing a publisher is writing a script: in a network its administrators alone may, and nobody where that is forbidden. */
function may_allow(): bool
{
    return current_user_can('manage_options') && current_user_can('unfiltered_html');
}

add_action('admin_init', function () {
    if (may_allow()) {
        register_setting('sidelight', 'sidelight_publishers', ['sanitize_callback' => __NAMESPACE__ . '\tidy']);
    }
});

/** The addresses as they are kept, one a line; those that are none are told and left out. */
function tidy($text): string
{
    $lines = preg_split('/\s+/', (string) $text, -1, PREG_SPLIT_NO_EMPTY);
    $good = array_filter($lines, __NAMESPACE__ . '\plain_address');
    foreach (array_diff($lines, $good) as $line) {
        /* translators: %s: what was typed. */
        add_settings_error('sidelight_publishers', 'address', sprintf(__('This is not the address of a folder: %s', 'sidelight'), esc_html($line)));
    }
    return implode("\n", array_map('trailingslashit', $good));
}

add_action('admin_menu', function () {
    if (may_allow()) {
        add_options_page('Sidelight', 'Sidelight', 'manage_options', 'sidelight', __NAMESPACE__ . '\settings');
    }
});

function settings(): void
{
    ?>
    <div class="wrap">
        <h1>Sidelight</h1>
        <form action="options.php" method="post">
            <?php settings_fields('sidelight'); ?>
            <p><label for="sidelight_publishers"><?php esc_html_e('Addresses of publishers, one a line', 'sidelight'); ?></label></p>
            <textarea id="sidelight_publishers" name="sidelight_publishers" class="large-text code" rows="5"
                aria-describedby="sidelight-what"><?php echo esc_textarea(get_option('sidelight_publishers', '')); ?></textarea>
            <p class="description" id="sidelight-what"><?php
                esc_html_e('Explainers under these addresses are shown in posts by their publisher’s own script, which can do all that a plug-in can do in a page. Of any other, posts have a link. For example: https://paper.example/explainers/', 'sidelight');
            ?></p>
            <?php submit_button(); ?>
        </form>
    </div>
    <?php
}
