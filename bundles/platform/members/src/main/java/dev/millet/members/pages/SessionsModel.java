package dev.millet.members.pages;

import dev.millet.api.pages.View;
import dev.millet.members.sessions.Device;
import dev.millet.members.sessions.OpenSession;
import java.util.List;

/**
 * The page of a member's sessions.
 *
 * @param here what identifies the session of the reader
 */
public record SessionsModel(List<OpenSession> sessions, String here) {

  public boolean isThis(OpenSession session) {
    return session.key().equals(here);
  }

  public boolean hasOthers() {
    return sessions.stream().anyMatch(session -> !isThis(session));
  }

  /** Browser and system in plain words. */
  public String device(View view, OpenSession session) {
    Device device = session.browser().device();
    if (device.browser() == null) {
      return device.system() == null ? view.text("sessions.unknown") : device.system();
    }
    return device.system() == null
        ? device.browser()
        : view.text("sessions.device", device.browser(), device.system());
  }
}
