<?php
// What the plug-in has left in each site: who is allowed, and what WordPress has kept of oEmbed's answers in its form.
if (!defined('WP_UNINSTALL_PLUGIN')) {
    exit;
}

function sidelight_forget(): void
{
    global $wpdb;
    delete_option('sidelight_publishers');
    $form = $wpdb->esc_like('<sidelight-explainer ');
    $kept = $wpdb->get_results($wpdb->prepare(
        "SELECT post_id, meta_key FROM $wpdb->postmeta WHERE meta_key LIKE %s AND meta_value LIKE %s",
        $wpdb->esc_like('_oembed_') . '%',
        $form . '%'
    ));
    foreach ($kept as $row) {
        delete_post_meta($row->post_id, $row->meta_key);
    }
    $posts = $wpdb->prepare("SELECT ID FROM $wpdb->posts WHERE post_type = 'oembed_cache' AND post_content LIKE %s", $form . '%');
    foreach ($wpdb->get_col($posts) as $id) {
        wp_delete_post($id, true);
    }
    $names = $wpdb->prepare(
        "SELECT option_name FROM $wpdb->options WHERE option_name LIKE %s AND option_value LIKE %s",
        $wpdb->esc_like('_transient_oembed_') . '%',
        '%' . $form . '%'
    );
    foreach ($wpdb->get_col($names) as $name) {
        delete_transient(substr($name, strlen('_transient_')));
    }
}

if (is_multisite()) {
    foreach (get_sites(['fields' => 'ids', 'number' => 0]) as $sidelight_site) {
        switch_to_blog($sidelight_site);
        sidelight_forget();
        restore_current_blog();
    }
} else {
    sidelight_forget();
}
