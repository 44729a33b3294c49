package dev.millet.points.draws;

import dev.millet.api.forms.Rules;
import dev.millet.points.api.selection.Method;
import dev.millet.points.api.selection.Requirement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The input of somebody who announces a draw.
 *
 * @param method {@code draw}, {@code weighted} or {@code rank}
 * @param score the criterion that ranks or weighs; empty for a draw
 * @param requirements such as {@code level=4}
 * @param source what the public source is called; empty for a sealed seed, and for a rank
 * @param numbersAt the moment at which the public source gives its numbers
 */
record NewDraw(
    String title,
    int places,
    String method,
    String score,
    List<String> requirements,
    Instant closesAt,
    String source,
    String sourceUrl,
    Instant numbersAt) {

  private static final int MAX_PLACES = 65_536;
  private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+");
  private static final Pattern REQUIREMENT = Pattern.compile("[a-z][a-z0-9-]{0,39}=.{1,150}");

  static final Rules<NewDraw> RULES =
      Rules.of(NewDraw.class)
          .line("title", 1, 120, "20 Millet 2 Pro before launch")
          .number("places", 1, MAX_PLACES, 20)
          .choice("method", words())
          .line("score", 0, 40, "level")
          .lines("requirements", 10, 200, "level=4")
          .optionalTime("closesAt", Instant.parse("2026-11-23T19:00:00Z"))
          .line("source", 0, 120, "Double Colour Ball, draw 2026136")
          .line("sourceUrl", 0, 500, "https://lottery.example/results")
          .optionalTime("numbersAt", Instant.parse("2026-11-24T13:15:00Z"))
          .require("closesAt", draw -> draw.closesAt() != null, "missing", "closesAt is needed")
          .require(
              "score",
              draw -> draw.score().isEmpty() == draw.method().equals("draw"),
              "not-fitting",
              "weighted and rank need a score, draw has none")
          .require(
              "source",
              draw -> draw.source().isEmpty() || !draw.method().equals("rank"),
              "not-fitting",
              "a rank needs no random numbers")
          .require(
              "numbersAt",
              draw -> draw.source().isEmpty() == (draw.numbersAt() == null),
              "not-fitting",
              "numbersAt is needed with a source, and only then")
          .require(
              "numbersAt",
              draw -> draw.numbersAt() == null || draw.numbersAt().isAfter(draw.closesAt()),
              "before-list",
              "numbersAt is after closesAt: the list comes first")
          .require(
              "sourceUrl",
              draw -> draw.sourceUrl().isEmpty() || LINK.matcher(draw.sourceUrl()).matches(),
              "no-link",
              "sourceUrl begins with https:// or http://")
          .require(
              "requirements",
              draw -> draw.requirements().stream().allMatch(REQUIREMENT.asMatchPredicate()),
              "refused",
              "a requirement is a criterion and a value, such as level=4")
          .focusing("title");

  private static String[] words() {
    return Arrays.stream(Method.values()).map(NewDraw::word).toArray(String[]::new);
  }

  /** Returns the word of a method. */
  static String word(Method method) {
    return method.name().toLowerCase(Locale.ROOT);
  }

  Method how() {
    return Method.valueOf(method.toUpperCase(Locale.ROOT));
  }

  List<Requirement> asked() {
    return requirements.stream()
        .map(each -> each.split("=", 2))
        .map(each -> new Requirement(each[0], each[1].strip()))
        .toList();
  }
}
