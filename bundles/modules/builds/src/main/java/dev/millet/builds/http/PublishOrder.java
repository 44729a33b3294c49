package dev.millet.builds.http;

import dev.millet.api.commands.CommandRequest;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.json.Json;
import dev.millet.api.json.JsonException;
import dev.millet.builds.build.BuildChange;
import dev.millet.builds.build.EntryRequest;
import dev.millet.builds.build.NewBuild;
import dev.millet.builds.build.Notes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of {@code millet builds publish}, checked.
 *
 * @param draft the build as it is drafted unless it exists
 * @param notes by language
 * @param at when it is to be released; null where nobody says
 * @param now whether it is to be released at once
 * @param waiting whether the command ends only when it is released
 */
record PublishOrder(
    NewBuild draft,
    Map<String, String> notes,
    List<EntryRequest> entries,
    List<CommandRequest.LocalFile> files,
    Instant at,
    boolean now,
    boolean waiting) {

  /**
   * Checks arguments.
   *
   * @throws ProblemException 422 that names the option
   */
  static PublishOrder of(CommandRequest request, Json json) {
    boolean now = request.has("now");
    Instant at = request.text("at").map(PublishOrder::time).orElse(null);
    if (now && at != null) {
      throw invalid("at", "A build is released at a time, or now: leave one of them out");
    }
    return new PublishOrder(
        draft(request),
        notes(request),
        request.text("entries").map(text -> entries(text, json)).orElse(List.of()),
        request.files(),
        at,
        now,
        request.has("wait"));
  }

  private static NewBuild draft(CommandRequest request) {
    return NewBuild.RULES.check(
        new NewBuild(
            request.text("product").orElse(""),
            request.text("channel").orElse(""),
            request.text("version").orElse(""),
            request.text("label").orElse(""),
            request.text("minimum").orElse(""),
            request.text("criticality").orElse(""),
            request.text("departure").orElse(""),
            "",
            ""));
  }

  private static Map<String, String> notes(CommandRequest request) {
    Map<String, String> notes = new LinkedHashMap<>();
    for (CommandRequest.Value each : request.all("notes")) {
      String language = each.key().isEmpty() ? "en" : each.key();
      if (!Notes.languages().contains(language)) {
        throw invalid("notes", "Notes are written in " + Notes.languages());
      }
      notes.put(language, Notes.Typed.RULES.check(new Notes.Typed(each.text())).text());
    }
    return notes;
  }

  /** Reads JSON Lines; each is refused with its number. */
  private static List<EntryRequest> entries(String text, Json json) {
    List<EntryRequest> entries = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        entries.add(EntryRequest.RULES.check(json.read(line, EntryRequest.class)));
      } catch (JsonException e) {
        throw invalid("entries", "Line " + number + " is no JSON object of an entry");
      } catch (ProblemException e) {
        throw invalid("entries", "Line " + number + ": " + e.problem().detail());
      }
    }
    return entries;
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw invalid(
          "at", "A time has a date, a time and a zone, such as 2026-11-27T17:00:00+08:00");
    }
  }

  static ProblemException invalid(String option, String detail) {
    return Problem.invalid(option, "invalid", detail).toException();
  }

  /** Returns what is to be edited of a draft; empty where it is as it is wanted. */
  Optional<BuildChange> change(BuildChange now) {
    BuildChange wanted =
        new BuildChange(
            null,
            orNull(draft.label()),
            orNull(draft.minimum()),
            orNull(draft.criticality()),
            orNull(draft.departure()));
    return wanted.of(now).equals(now) ? Optional.empty() : Optional.of(wanted);
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
