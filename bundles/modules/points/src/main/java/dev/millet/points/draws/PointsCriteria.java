package dev.millet.points.draws;

import dev.millet.api.selection.Criterion;
import dev.millet.api.selection.Finding;
import dev.millet.points.api.Standing;
import dev.millet.points.api.Standings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/** The criteria that points knows by itself: the level of a member, and their experience. */
final class PointsCriteria {

  private PointsCriteria() {}

  static List<Criterion> of(Standings standings) {
    return List.of(
        new AtLeast(
            "level",
            new Words("Level", "等级"),
            new Words("at least level %s", "等级不低于 %s 级"),
            standings,
            Standing::level),
        new AtLeast(
            "points",
            new Words("Points earned", "累计积分"),
            new Words("at least %s points earned", "累计获得至少 %s 积分"),
            standings,
            Standing::experience));
  }

  /** A text in both languages. */
  private record Words(String english, String chinese) {

    String in(Locale locale) {
      return locale.getLanguage().equals("zh") ? chinese : english;
    }
  }

  /** Asks for a number that the standing of a member has at least. */
  private static final class AtLeast implements Criterion {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,11}");

    private final String name;
    private final Words label;
    private final Words description;
    private final Standings standings;
    private final ToLongFunction<Standing> value;

    AtLeast(
        String name,
        Words label,
        Words description,
        Standings standings,
        ToLongFunction<Standing> value) {
      this.name = name;
      this.label = label;
      this.description = description;
      this.standings = standings;
      this.value = value;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean accepts(String wanted) {
      return NUMBER.matcher(wanted).matches();
    }

    @Override
    public String describe(String wanted, Locale locale) {
      return description.in(locale).formatted(wanted);
    }

    @Override
    public String label(Locale locale) {
      return label.in(locale);
    }

    @Override
    public Map<Long, Finding> look(Collection<Long> members, String wanted) {
      long least = wanted.isEmpty() ? 0 : Long.parseLong(wanted);
      Map<Long, Standing> known = standings.of(members);
      Map<Long, Finding> found = new HashMap<>();
      for (Long member : members) {
        long has = value.applyAsLong(known.getOrDefault(member, Standing.NONE));
        found.put(member, new Finding(has >= least, Long.toString(has), Math.max(0, has)));
      }
      return found;
    }
  }
}
