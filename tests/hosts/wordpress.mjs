// A WordPress of Debian's packages in a temporary folder, with MariaDB at a socket and PHP's own server.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { begin, free, php, servePhp, until } from "./php.mjs";

export const PASSWORD = "correct horse battery";

// What this site differs in: the publisher of the tests is on this machine, which WordPress asks nothing of, and a post
// may be opened in the classic editor.
const ours = (port) => `<?php
add_filter('http_request_host_is_external', fn($is, $host) => $is || $host === '127.0.0.1', 10, 2);
add_filter('http_allowed_safe_ports', fn($ports) => [...$ports, ${port}]);
add_filter('use_block_editor_for_post', fn($uses) => $uses && !isset($_COOKIE['classic']));
add_filter('option_show_avatars', '__return_zero');
add_filter('pre_wp_mail', '__return_true');
`;

// The second site of a network lies in a folder that is not there.
const router = (root) => `<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$file = preg_replace('#^/second(?=/wp-)#', '', $path);
if (substr($file, -1) === '/') $file .= 'index.php';
if (strpos($path, '/second/wp-') !== 0 || !is_file('${root}' . $file)) return false;
if (substr($file, -4) !== '.php') {
    header('Content-Type: ' . (substr($file, -3) === '.js' ? 'text/javascript' : 'text/css'));
    readfile('${root}' . $file);
    return true;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $path;
$_SERVER['SCRIPT_FILENAME'] = '${root}' . $file;
chdir(dirname('${root}' . $file));
require '${root}' . $file;
`;

const config = (place, origin, network) => `<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${place}/socket');
define('DB_CHARSET', 'utf8mb4');
define('FS_METHOD', 'direct');
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_ACCESSIBLE_HOSTS', '127.0.0.1');
define('WP_DEBUG', true);
define('WP_DEBUG_DISPLAY', false);
define('WP_DEBUG_LOG', '${place}/log');
${["AUTH_KEY", "SECURE_AUTH_KEY", "LOGGED_IN_KEY", "NONCE_KEY", "AUTH_SALT", "SECURE_AUTH_SALT", "LOGGED_IN_SALT", "NONCE_SALT"].map((name) => `define('${name}', 'of the tests');`).join("\n")}
define('WP_ALLOW_MULTISITE', true);
${network ? `define('MULTISITE', true); define('SUBDOMAIN_INSTALL', false); define('DOMAIN_CURRENT_SITE', '${new URL(origin).host}'); define('PATH_CURRENT_SITE', '/'); define('SITE_ID_CURRENT_SITE', 1); define('BLOG_ID_CURRENT_SITE', 1);` : `define('WP_SITEURL', '${origin}'); define('WP_HOME', '${origin}');`}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

export async function startWordPress(publisher) {
  const place = mkdtempSync(join(tmpdir(), "sidelight-wordpress-"));
  const root = join(place, "site");
  process.on("exit", () => rmSync(place, { recursive: true, force: true }));
  execFileSync("cp", ["-rL", "/usr/share/wordpress", root]);
  const data = join(place, "data");
  const socket = join(place, "socket");
  const plain = ["--no-defaults", `--datadir=${data}`, "--user=root"];
  execFileSync("mariadb-install-db", [...plain, "--auth-root-authentication-method=normal", "--skip-test-db"], { stdio: "ignore" });
  const endDatabase = begin("mariadbd", [
    ...plain, `--socket=${socket}`, "--skip-networking", `--pid-file=${place}/pid`, "--innodb-flush-log-at-trx-commit=0",
  ]);
  const query = async (sql) => execFileSync("mariadb", ["--no-defaults", `--socket=${socket}`, "-uroot", "-N", "-e", sql], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  await until(async () => (await query("SELECT 1")) && true, "answer of MariaDB");
  await query("CREATE DATABASE wordpress");

  const port = await free();
  const origin = `http://127.0.0.1:${port}`;
  const configure = (network = false) => writeFileSync(join(root, "wp-config.php"), config(place, origin, network));
  configure();
  mkdirSync(join(root, "wp-content/mu-plugins"), { recursive: true });
  writeFileSync(join(root, "wp-content/mu-plugins/tests.php"), ours(new URL(publisher.origin).port));
  writeFileSync(join(place, "router.php"), router(root));

  // Runs PHP in this WordPress, and reads the JSON that it prints.
  const wp = (code, before = "") => {
    const said = php(`
      $_SERVER['HTTP_HOST'] = '127.0.0.1:${port}'; $_SERVER['REQUEST_URI'] = '/'; $_SERVER['SERVER_NAME'] = '127.0.0.1';
      ${before} require '${root}/wp-load.php'; ${code}`, { cwd: root });
    return said ? JSON.parse(said) : null;
  };
  wp(`
    require ABSPATH . 'wp-admin/includes/upgrade.php';
    wp_install('The Paper', 'admin', 'admin@paper.example', false, '', '${PASSWORD}');
    foreach (['author', 'editor'] as $role) {
      wp_insert_user(['user_login' => $role, 'user_pass' => '${PASSWORD}', 'role' => $role, 'user_email' => "$role@paper.example"]);
    }
    foreach (get_users(['fields' => 'ID']) as $id) {
      update_user_meta($id, 'wp_persisted_preferences', ['core/edit-post' => ['welcomeGuide' => false], '_modified' => '2026-01-01T00:00:00Z']);
    }`, "define('WP_INSTALLING', true);");
  const { end } = await servePhp(root, port, {}, join(place, "router.php"));
  return {
    origin,
    root,
    place,
    wp,
    query,
    theme: (name) => wp(`switch_theme('${name}');`),
    // Makes a network of it, with a second site in "second/" whose administrator the editor is.
    network() {
      wp(`
        require ABSPATH . 'wp-admin/includes/network.php';
        require ABSPATH . 'wp-admin/includes/upgrade.php';
        foreach ($wpdb->tables('ms_global') as $table => $name) $wpdb->$table = $name;
        install_network();
        populate_network(1, '127.0.0.1:${port}', 'admin@paper.example', 'Papers', '/', false);`, "define('WP_INSTALLING_NETWORK', true);");
      configure(true);
      return wp(`
        require ABSPATH . 'wp-admin/includes/plugin.php';
        activate_plugin('sidelight/sidelight.php', '', true);
        $editor = get_user_by('login', 'editor')->ID;
        // What names a site is cleaned as a person's name is, which has no colon.
        add_filter('sanitize_user', fn($clean, $raw) => $raw, 10, 2);
        wpmu_create_blog('127.0.0.1:${port}', '/second/', 'Second', get_user_by('login', 'admin')->ID, ['public' => 1], 1);
        add_user_to_blog(2, $editor, 'administrator');
        $home = get_home_url(2);
        if ($home !== '${origin}/second') throw new Exception($home);`, "$_SERVER['REMOTE_ADDR'] = '127.0.0.1';");
    },
    async end() {
      await end();
      await endDatabase();
      rmSync(place, { recursive: true, force: true });
    },
  };
}
