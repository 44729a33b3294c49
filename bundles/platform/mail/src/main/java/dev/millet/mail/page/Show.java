package dev.millet.mail.page;

import dev.millet.platform.api.mail.MailState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The tabs of the page of mail. */
public enum Show {
  WAITING(MailState.WAITING),
  FAILED(MailState.FAILED),
  UNCERTAIN(MailState.UNCERTAIN),
  SENT(MailState.SENT),
  EXPIRED(MailState.EXPIRED),
  WITHDRAWN(MailState.WITHDRAWN),
  ADDRESSES(null);

  private final MailState state;

  Show(MailState state) {
    this.state = state;
  }

  static Optional<Show> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** Returns the state of the messages on it; null where it shows addresses. */
  public MailState state() {
    return state;
  }

  /** Returns its word in addresses and message keys. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether its messages wait for a decision. */
  public boolean isStuck() {
    return this == FAILED || this == UNCERTAIN;
  }

  /** Returns whether its messages can be given up. */
  public boolean canGiveUp() {
    return isStuck() || this == WAITING;
  }
}
