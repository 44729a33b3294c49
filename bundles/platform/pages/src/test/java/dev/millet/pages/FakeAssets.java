package dev.millet.pages;

import dev.millet.platform.api.gateway.Assets;

/** Names files as they are. */
record FakeAssets() implements Assets {

  @Override
  public String url(String file) {
    return "assets/" + file;
  }
}
