package dev.millet.mail.page;

import dev.millet.mail.sending.ServerState;

/**
 * The state of mail that an administrator should know of.
 *
 * @param down null where the server answers, or was not asked yet
 * @param fault what else keeps messages from being sent; null for nothing
 */
public record Attention(
    ServerState.Down down, ServerState.Down fault, long failed, long uncertain) {

  boolean isNeeded() {
    return isBad() || failed > 0 || uncertain > 0;
  }

  /** Returns whether nothing is sent. */
  public boolean isBad() {
    return down != null || fault != null;
  }

  /** Returns the tab that shows it. */
  public String path() {
    Show show = isBad() ? Show.WAITING : uncertain > 0 ? Show.UNCERTAIN : Show.FAILED;
    return MailPages.PATH + "?show=" + show.word();
  }
}
