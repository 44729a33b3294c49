package dev.millet.pages;

import dev.millet.platform.api.gateway.Assets;

/** The URLs of what every page loads. */
public record ShellAssets(String style, String htmx, String script, String keys, String icon) {

  static ShellAssets of(Assets assets) {
    return new ShellAssets(
        assets.url("millet.css"),
        assets.url("htmx.min.js"),
        assets.url("millet.js"),
        assets.url("keys.js"),
        assets.url("icon.svg"));
  }
}
