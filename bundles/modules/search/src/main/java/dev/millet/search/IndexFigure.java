package dev.millet.search;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.search.index.SearchIndex;

/** Shows on the home of the administration how much the index of this node takes. */
public final class IndexFigure {

  private static final int ORDER = 900;
  private static final long MEBIBYTE = 1024L * 1024;

  private final SearchIndex index;
  private final Permission administer;
  private final Pages pages;

  IndexFigure(SearchIndex index, Permission administer, Pages pages) {
    this.index = index;
    this.administer = administer;
    this.pages = pages;
  }

  /**
   * The size of the index.
   *
   * @param mebibytes what it takes, rounded up
   * @param most what it may take, in MiB
   * @param full whether it takes more, so that texts are left out
   */
  public record Model(int documents, long mebibytes, long most, boolean full) {}

  Fragment contribution() {
    return Fragment.section(Slots.FIGURES, ORDER, administer, this::rendered);
  }

  private Html rendered(Request request) {
    Model model =
        new Model(
            index.documents(),
            (index.bytes() + MEBIBYTE - 1) / MEBIBYTE,
            index.maxBytes() / MEBIBYTE,
            index.isFull());
    return pages.fragment(request, "index-figure.jte", model);
  }
}
