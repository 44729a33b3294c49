package dev.millet.points.rules;

import dev.millet.api.forms.Rules;

/** The limits of a rule as the team types them; see {@link Caps}. */
public record CapsForm(Long capDay, Long capSubject, Long capMember, Long capTotal) {

  /** The rules of the form. */
  public static final Rules<CapsForm> RULES =
      Rules.of(CapsForm.class)
          .number("capDay", 0, Caps.MAX, 50)
          .number("capSubject", 0, Caps.MAX, 5)
          .number("capMember", 0, Caps.MAX, 0)
          .number("capTotal", 0, Caps.MAX, 0);

  static CapsForm of(Caps caps) {
    return new CapsForm(caps.day(), caps.subject(), caps.member(), caps.total());
  }

  Caps caps() {
    return new Caps(or(capDay), or(capSubject), or(capMember), or(capTotal));
  }

  private static long or(Long typed) {
    return typed == null ? 0 : typed;
  }
}
