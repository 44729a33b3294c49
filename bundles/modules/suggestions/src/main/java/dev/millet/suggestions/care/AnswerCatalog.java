package dev.millet.suggestions.care;

import dev.millet.api.database.Database;
import dev.millet.api.members.Identity;
import dev.millet.api.pages.Markdown;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.suggestions.suggestion.Suggestion;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells others where an official answer stands: under the title of its suggestion. */
public final class AnswerCatalog implements SubjectCatalog {

  private static final int EXCERPT = 200;

  private final Database database;
  private final OfficialAnswers answers;
  private final SubjectCatalog suggestions;
  private final Markdown markdown;

  public AnswerCatalog(
      Database database, OfficialAnswers answers, SubjectCatalog suggestions, Markdown markdown) {
    this.database = database;
    this.answers = answers;
    this.suggestions = suggestions;
    this.markdown = markdown;
  }

  @Override
  public String type() {
    return OfficialAnswer.SUBJECT_TYPE;
  }

  @Override
  public Map<String, SubjectDescription> describe(Collection<String> ids) {
    Set<String> answered = excerpts(ids).keySet();
    Map<String, SubjectDescription> described = new HashMap<>();
    suggestions
        .describe(answered)
        .forEach(
            (id, about) ->
                described.put(
                    id,
                    SubjectDescription.of(
                            OfficialAnswer.subject(Long.parseLong(id)),
                            about.title(),
                            about.path() + "#answer")
                        .withProduct(about.product())));
    return described;
  }

  @Override
  public Map<String, String> excerpts(Collection<String> ids) {
    List<Long> wanted =
        new HashSet<>(ids).stream().map(Suggestion::id).flatMap(Optional::stream).toList();
    return database.read(handle -> answers.standing(handle, wanted)).stream()
        .collect(
            Collectors.toMap(
                answer -> Long.toString(answer.suggestionId()),
                answer -> markdown.excerpt(answer.body(), EXCERPT)));
  }

  @Override
  public Set<String> hidden(Identity reader, Collection<String> ids) {
    return suggestions.hidden(reader, ids);
  }
}
