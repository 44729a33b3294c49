package dev.millet.mail.page;

import dev.millet.mail.sending.ServerState;

/**
 * The state of mail that an administrator should know of.
 *
 * @param down null where the server answers, or was not asked yet
 */
public record Attention(ServerState.Down down, long failed, long uncertain) {

  boolean isNeeded() {
    return down != null || failed > 0 || uncertain > 0;
  }

  /** Returns the tab that shows it. */
  public String path() {
    Show show = down != null ? Show.WAITING : uncertain > 0 ? Show.UNCERTAIN : Show.FAILED;
    return MailPages.PATH + "?show=" + show.word();
  }
}
