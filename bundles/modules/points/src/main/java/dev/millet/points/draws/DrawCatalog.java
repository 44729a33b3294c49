package dev.millet.points.draws;

import dev.millet.api.database.Database;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalog of draws, for notices. */
final class DrawCatalog implements SubjectCatalog {

  private static final int MAX_DIGITS = 18;

  private final Database database;
  private final DrawStore draws;

  DrawCatalog(Database database, DrawStore draws) {
    this.database = database;
    this.draws = draws;
  }

  @Override
  public String type() {
    return Draw.TYPE;
  }

  @Override
  public Map<String, SubjectDescription> describe(Collection<String> ids) {
    List<Long> numbers =
        ids.stream()
            .filter(id -> id.length() <= MAX_DIGITS && id.chars().allMatch(DrawCatalog::isDigit))
            .map(Long::valueOf)
            .toList();
    return database.read(handle -> draws.find(handle, numbers)).stream()
        .map(draw -> SubjectDescription.of(draw.subject(), draw.title(), draw.path()))
        .collect(Collectors.toMap(each -> each.subject().id(), Function.identity()));
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
