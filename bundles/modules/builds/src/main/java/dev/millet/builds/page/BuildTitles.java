package dev.millet.builds.page;

import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.builds.channel.VersionScheme;

/** Names builds in a reader's language. */
public final class BuildTitles {

  private final Pages pages;

  /** Makes the titles. */
  public BuildTitles(Pages pages) {
    this.pages = pages;
  }

  /** Returns the title of a version, such as "Build 173". */
  public String of(Request request, String version) {
    return of(pages.view(request), version);
  }

  /** Returns the same for somebody who has a view already. */
  public String of(View view, String version) {
    return view.text(key(version), version);
  }

  /** Returns the message that names a version: whole numbers are numbers of builds. */
  public static String key(String version) {
    return VersionScheme.NUMBER.accepts(version) ? "build.number" : "build.version";
  }
}
