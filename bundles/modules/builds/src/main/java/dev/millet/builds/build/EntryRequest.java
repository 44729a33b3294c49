package dev.millet.builds.build;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.api.subjects.Subject;
import java.util.List;
import java.util.Locale;

/**
 * An entry to be written, or the fields of one to be edited.
 *
 * @param kind {@code new}, {@code improved}, {@code fixed} or {@code known}
 * @param engineer the handle of the member who builds it; empty for nobody
 * @param progress {@code planned}, {@code review}, {@code merged} or {@code risk}; empty for
 *     planned
 * @param subjects what it answers, such as {@code suggestion/42}
 */
public record EntryRequest(
    String kind,
    String title,
    String detail,
    String engineer,
    String progress,
    List<String> subjects) {

  private static final int MAX_TITLE = 120;
  private static final int MAX_DETAIL = 1_000;
  private static final int MAX_HANDLE = 60;
  private static final int MAX_SUBJECTS = 20;
  private static final int MAX_SUBJECT = 105;

  /** The rules of what may be typed. */
  public static final Rules<EntryRequest> RULES =
      Rules.of(EntryRequest.class)
          .choice("kind", "new", "improved", "fixed", "known")
          .line("title", 1, MAX_TITLE, "Remember split-screen pairs")
          .text("detail", 0, MAX_DETAIL, "Open one app and its partner comes with it.")
          .line("engineer", 0, MAX_HANDLE, "tom")
          .optionalChoice("progress", "planned", "review", "merged", "risk")
          .lines("subjects", MAX_SUBJECTS, MAX_SUBJECT, "suggestion/42")
          .checked("subjects", text -> subject(text).toString());

  private static Subject subject(String text) {
    String[] parts = text.split("/", -1);
    try {
      if (parts.length == 2) {
        return new Subject(parts[0], parts[1]);
      }
    } catch (IllegalArgumentException e) {
      // refused below, like a text without a slash
    }
    throw Problem.invalid(
            "subjects", "bad-subject", "a subject is a type and an id, such as suggestion/42")
        .toException();
  }

  EntryKind entryKind() {
    return EntryKind.valueOf(kind.toUpperCase(Locale.ROOT));
  }

  Progress entryProgress() {
    return progress.isEmpty()
        ? Progress.PLANNED
        : Progress.valueOf(progress.toUpperCase(Locale.ROOT));
  }

  /** Returns the subjects, each once. */
  List<Subject> links() {
    return subjects.stream().map(EntryRequest::subject).distinct().toList();
  }
}
