package dev.millet.gateway.transfers;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The entity tags of a condition (RFC 9110, section 13.1), such as {@code "a", W/"b"} or {@code *}.
 */
record EntityTagList(boolean any, List<Tag> tags) {

  private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

  /** One of them. */
  record Tag(boolean weak, String opaque) {}

  static EntityTagList of(HttpFields headers, HttpHeader name) {
    String value = String.join(",", headers.getValuesList(name)).trim();
    return new EntityTagList(
        value.equals("*"), TAG.matcher(value).results().map(EntityTagList::tag).toList());
  }

  private static Tag tag(MatchResult found) {
    return new Tag(found.group(1) != null, found.group(2));
  }

  /** Whether it names a strong tag, by the comparison for which a weak one is never equal. */
  boolean matchesStrongly(String opaque) {
    return any || tags.contains(new Tag(false, opaque));
  }

  /** Whether it names a tag, weak or strong. */
  boolean matchesWeakly(String opaque) {
    return any || tags.stream().anyMatch(tag -> tag.opaque().equals(opaque));
  }
}
