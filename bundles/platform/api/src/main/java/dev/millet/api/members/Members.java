package dev.millet.api.members;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Looks people up. Thread-safe; methods may read the database. */
@ProviderType
public interface Members {

  Optional<Member> byId(long id);

  /** Without regard to case. */
  Optional<Member> byHandle(String handle);

  /** Those of the ids that exist, by id; one query for all. */
  Map<Long, Member> byIds(Collection<Long> ids);

  /**
   * The members that stand for people of an imported source, made where they do not exist yet. They
   * have no password and no mail address: they cannot sign in until somebody claims them. Joins the
   * caller's transaction.
   *
   * @param source names where they come from, such as {@code titanium-jira}
   * @param names the people's names in that source, each 1 to 80 code points
   * @return the members by the given name
   */
  Map<String, Member> imported(String source, Collection<String> names);
}
