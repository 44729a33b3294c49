package dev.millet.members.signup;

import dev.millet.api.gateway.Problem;
import dev.millet.platform.api.pages.SiteTexts;
import java.util.List;
import java.util.function.Supplier;

/** The company's texts to which a newcomer has to agree. Thread-safe. */
public final class Agreement {

  private final Supplier<SiteTexts> company;

  /**
   * Makes it.
   *
   * @param company read at each use; gives null where there are no texts
   */
  Agreement(Supplier<SiteTexts> company) {
    this.company = company;
  }

  /** Returns the texts. */
  public List<SiteTexts.Text> texts() {
    SiteTexts now = company.get();
    return now == null ? List.of() : now.all().stream().filter(SiteTexts.Text::consent).toList();
  }

  /**
   * Refuses who has not agreed where that is asked for.
   *
   * @param agreed may be null
   * @throws dev.millet.api.gateway.ProblemException 422
   */
  public void require(Boolean agreed) {
    if (!texts().isEmpty() && !Boolean.TRUE.equals(agreed)) {
      throw Problem.invalid("agreed", "missing", "Agree to the privacy and terms of this site")
          .toException();
    }
  }

  /** Notes that a new member agreed. Joins the caller's transaction. */
  public void give(long member) {
    SiteTexts now = company.get();
    if (now != null && !texts().isEmpty()) {
      now.agree(member);
    }
  }
}
