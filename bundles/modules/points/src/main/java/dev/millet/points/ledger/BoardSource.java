package dev.millet.points.ledger;

import dev.millet.api.subjects.Subject;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Says on which leaderboards points count besides the one of everybody. It is asked inside the
 * transaction that earns them.
 */
public interface BoardSource {

  /** There are no other leaderboards. */
  BoardSource NONE =
      new BoardSource() {
        @Override
        public Map<Subject, String> ofSubjects(Collection<Subject> subjects) {
          return Map.of();
        }

        @Override
        public Map<Long, Set<String>> ofMembers(Collection<Long> members) {
          return Map.of();
        }
      };

  /** Returns the leaderboard of each subject on which points for it count, such as a product's. */
  Map<Subject, String> ofSubjects(Collection<Subject> subjects);

  /** Returns the leaderboards on which all points of members count, such as those of a city. */
  Map<Long, Set<String>> ofMembers(Collection<Long> members);
}
