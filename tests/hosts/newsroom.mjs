// People at work in a WordPress, in a browser and by its own functions.
import { PASSWORD } from "./wordpress.mjs";

// The block as the editor writes it.
export const written = (attributes, inner = '<p class="wp-block-sidelight-explainer"><a href="https://paper.example/">A link</a></p>') => {
  const escapes = { "--": "\\u002d\\u002d", "<": "\\u003c", ">": "\\u003e", "&": "\\u0026" };
  const json = JSON.stringify(attributes).replaceAll(/--|[<>&]/g, (it) => escapes[it]);
  return `<!-- wp:sidelight/explainer ${json} -->\n${inner}\n<!-- /wp:sidelight/explainer -->`;
};

export function newsroom(site, browser) {
  const people = {};

  // Somebody at work here, who has logged in by the form.
  async function as(name, address = site.origin) {
    const key = name + address;
    if (people[key]) return people[key];
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(20_000);
    // The administration asks for help, pictures and news of others, which this machine may not have.
    await context.route((url) => url.hostname !== "127.0.0.1" && url.protocol.startsWith("http"), (route) => route.abort());
    const page = await context.newPage();
    await page.goto(`${address}/wp-login.php`);
    await page.fill("#user_login", name);
    await page.fill("#user_pass", PASSWORD);
    await page.click("#wp-submit");
    await page.locator("#wpadminbar").waitFor();
    people[key] = page;
    return page;
  }

  const admin = (page, path) => page.goto(`${site.origin}/wp-admin/${path}`);

  async function newPost(name, title) {
    const page = await as(name);
    page.on("dialog", (dialog) => dialog.accept().catch(() => {}));
    await admin(page, "post-new.php");
    await page.getByRole("textbox", { name: "Add title" }).fill(title);
    return page;
  }

  // Publishes what is in the block editor, and says where it can be read.
  async function publishPost(page) {
    await page.click(".editor-post-publish-panel__toggle");
    await page.click(".editor-post-publish-button");
    const link = page.locator(".post-publish-panel__postpublish-buttons a", { hasText: "View Post" });
    return link.getAttribute("href");
  }

  async function insertBlock(page, address) {
    await page.getByRole("button", { name: "Toggle block inserter" }).click();
    await page.getByPlaceholder("Search").fill("explainer");
    await page.getByRole("option", { name: "Sidelight explainer" }).click();
    const block = page.locator("[data-type='sidelight/explainer']").last();
    await block.getByLabel("Address of an explainer, or of a panel").fill(address);
    await block.getByRole("button", { name: "Embed" }).click();
    return block;
  }

  const stored = (address) => site.wp(`echo wp_json_encode(get_post(${new URL(address).searchParams.get("p")})->post_content);`);

  // A text as PHP has it.
  const text = (it) => `base64_decode('${Buffer.from(it).toString("base64")}')`;

  // The address of a post that somebody with this role saves, by whatever program, and what was kept of it.
  const saved = (role, content, before = "") =>
    site.wp(`
      ${before} wp_set_current_user(get_user_by('login', '${role}')->ID);
      kses_init();
      $post = wp_insert_post(['post_title' => 'Saved', 'post_status' => 'publish', 'post_content' => wp_slash(${text(content)})]);
      echo wp_json_encode(['address' => get_permalink($post), 'content' => get_post($post)->post_content]);`);

  return { as, admin, newPost, publishPost, insertBlock, stored, saved };
}
