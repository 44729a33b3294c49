package dev.millet.suggestions.care;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.suggestions.http.CareInput.NewAnswer;
import dev.millet.suggestions.http.InboxApi.PromiseAnswer;
import dev.millet.suggestions.http.InboxApi.WeekAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.Test;

/** How the promise of an answer was kept, week by week. */
public final class PromiseWeeksTest extends CaredFor {

  public PromiseWeeksTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void eachWeekTellsOfWhatWasReceivedInIt() throws Exception {
    put("answer", desk.staff, new NewAnswer("Yes"));
    long late = submit("Late");
    received(late, Duration.ofDays(8));
    long old = submit("Old");
    received(old, Duration.ofDays(70));
    submit("Can still be answered in time");
    List<WeekAnswer> weeks = weeks();
    assertEquals(8, weeks.size());
    assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 0L, 1L, 1L), counted(weeks));
    assertEquals(0, weeks.get(6).within());
    assertEquals(1, weeks.get(7).within());
    for (var language : List.of(java.util.Locale.ENGLISH, java.util.Locale.SIMPLIFIED_CHINESE)) {
      String page =
          desk.page("/suggestions/inbox", FakeRequest.get("/").by(desk.staff).in(language));
      assertTrue(page, page.contains("100%") && page.contains("class=\"spark\""));
    }
  }

  private static List<Long> counted(List<WeekAnswer> weeks) {
    return weeks.stream().map(WeekAnswer::counted).toList();
  }

  private List<WeekAnswer> weeks() throws Exception {
    return desk.answer(
            PromiseAnswer.class, "/api/v1/suggestions/promise", FakeRequest.get("/").by(desk.staff))
        .weeks();
  }

  private void received(long suggestion, Duration ago) {
    desk.database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE suggestions_care SET received_at = :at WHERE suggestion_id = :suggestion
                    """)
                .bind("at", Instant.now().minus(ago).atOffset(ZoneOffset.UTC))
                .bind("suggestion", suggestion)
                .execute());
  }
}
