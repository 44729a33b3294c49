package dev.millet.suggestions.http;

import dev.millet.api.json.RawJson;
import dev.millet.api.members.Person;
import dev.millet.suggestions.http.ImagesApi.ImageAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A suggestion in answers.
 *
 * @param product the product's slug
 * @param excerpt the first words as plain text
 * @param body Markdown as it was written; left out in lists
 * @param images in their order; left out in lists
 * @param status one of the fixed statuses
 * @param customStatus the product's own status within it; left out for none
 * @param fields what the product's own fields have, by slug; left out for nothing
 * @param author left out where an imported suggestion names nobody
 * @param owner the member of staff who takes care of it; left out for nobody
 * @param due the day until when something is promised, in ISO 8601; left out for none
 * @param releases what it is planned for, can be tried in and is shipped in; left out for nothing
 * @param commentCount left out where nobody can comment
 * @param slots what other modules say of it
 */
public record SuggestionAnswer(
    long id,
    String product,
    String title,
    String excerpt,
    String body,
    List<ImageAnswer> images,
    String status,
    CustomStatusAnswer customStatus,
    List<String> tags,
    Map<String, String> fields,
    Person author,
    Person owner,
    String due,
    Instant createdAt,
    Instant updatedAt,
    ReleasesAnswer releases,
    Integer commentCount,
    int version,
    Map<String, RawJson> slots) {}
