package dev.millet.builds.page;

import dev.millet.api.pages.View;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.EntryKind;
import dev.millet.builds.build.Notes;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Writes builds as Markdown and as plain text. */
final class ChangelogText {

  private final View view;
  private final BuildTitles titles;

  ChangelogText(View view, BuildTitles titles) {
    this.view = view;
    this.titles = titles;
  }

  /** Returns builds as Markdown. */
  String markdown(List<BuildDetails> builds) {
    return write(builds, "# ", "## ", "\n- ", true);
  }

  /** Returns builds as plain text. */
  String plain(List<BuildDetails> builds) {
    return write(builds, "", "", "\n* ", false);
  }

  private String write(
      List<BuildDetails> builds, String first, String second, String bullet, boolean escaped) {
    StringBuilder out = new StringBuilder();
    for (BuildDetails details : builds) {
      LocalDate day = LocalDate.ofInstant(details.build().releasedAt(), ZoneOffset.UTC);
      out.append(first)
          .append(titles.of(view, details.build().version()))
          .append(" (")
          .append(day)
          .append(")\n");
      String notes = Notes.in(view.locale(), details.notes());
      if (!notes.isEmpty()) {
        out.append('\n').append(notes.strip()).append('\n');
      }
      for (EntryKind kind : EntryKind.values()) {
        List<BuildDetails.Item> items = details.of(kind);
        if (!items.isEmpty()) {
          out.append('\n').append(second).append(view.text("kind." + kind.word())).append('\n');
          for (BuildDetails.Item item : items) {
            out.append(bullet).append(line(item.entry().title(), escaped));
            if (!item.entry().detail().isEmpty()) {
              out.append(". ").append(line(item.entry().detail(), escaped));
            }
          }
          out.append('\n');
        }
      }
      out.append('\n');
    }
    return out.toString();
  }

  /** Returns a text in one line; in Markdown what would be markup stands for itself. */
  private static String line(String text, boolean escaped) {
    String flat = text.replaceAll("\\s+", " ");
    return escaped ? flat.replaceAll("([\\\\`*_{}\\[\\]<>#|!])", "\\\\$1") : flat;
  }
}
