package dev.millet.pages;

import dev.millet.api.gateway.Problem;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Role;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names problems in the reader's language: by the module whose problem it is ({@code
 * problem.<what>.title} and {@code .text} in its messages), else by the shell, else by its status.
 */
final class ProblemTexts {

  private static final Set<Integer> STATUSES =
      Set.of(
          400, 401, 403, 404, 405, 408, 409, 410, 412, 413, 414, 415, 422, 428, 429, 431, 500, 503,
          507);
  // What the gateway means by these, the texts of their statuses say in full.
  private static final Set<String> TOLD_BY_STATUS =
      Set.of(
          "bad-request",
          "changed-meanwhile",
          "failed",
          "forbidden",
          "header-too-large",
          "insufficient-storage",
          "method-not-allowed",
          "not-found",
          "overloaded",
          "precondition-required",
          "timed-out",
          "too-large",
          "too-long",
          "too-many-requests",
          "too-many-visitor-writes",
          "too-slow",
          "unauthorized",
          "unavailable",
          "unsupported-type");

  // What their details name (addresses, permissions, ids) tells programs something, people nothing.
  private static final Set<String> FOR_PROGRAMS = Set.of("forbidden", "not-found");

  private final Shell shell;

  ProblemTexts(Shell shell) {
    this.shell = shell;
  }

  /**
   * A problem in the reader's language.
   *
   * @param detail what the module says about this occurrence, in English; empty where the reader
   *     has been told as much in other words
   * @param fields one line for each refused field
   */
  record Explained(String title, String text, String detail, List<String> fields) {}

  Explained of(Problem problem, Identity reader, Locale language) {
    String key = "problem." + what(problem.code());
    String module = module(problem.code());
    boolean named = shell.has(module, key + ".text");
    String stated = "problem." + status(problem.status());
    boolean told = named || TOLD_BY_STATUS.contains(problem.code());
    boolean english = language.getLanguage().equals("en");
    boolean detailed =
        problem.status() < 500 && !FOR_PROGRAMS.contains(problem.code()) && (english || !told);
    return new Explained(
        shell.has(module, key + ".title")
            ? shell.text(module, key + ".title", language)
            : shell.text(Shell.MODULE, stated + ".title", language),
        named
            ? shell.text(module, key + ".text", language)
            : shell.text(Shell.MODULE, stated + text(problem, reader), language),
        detailed && problem.fields().isEmpty() ? problem.detail() : "",
        problem.fields().stream().map(field -> field(field, language)).toList());
  }

  /** An administrator is not sent to an administrator. */
  private static String text(Problem problem, Identity reader) {
    return problem.status() == 403 && reader.is(Role.ADMIN) ? ".text.administrator" : ".text";
  }

  private String field(Problem.Field field, Locale language) {
    String key = "problem.field." + field.code();
    return shell.has(Shell.MODULE, key) ? shell.text(Shell.MODULE, key, language) : field.detail();
  }

  private static int status(int status) {
    return STATUSES.contains(status) ? status : status < 500 ? 400 : 500;
  }

  private static String module(String code) {
    int dot = code.indexOf('.');
    return dot < 0 ? Shell.MODULE : code.substring(0, dot);
  }

  private static String what(String code) {
    return code.substring(code.indexOf('.') + 1);
  }
}
