package dev.millet.api.pages;

import dev.millet.api.gateway.Request;
import dev.millet.api.json.RawJson;
import dev.millet.api.subjects.Subject;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Fills slots with what the active modules contribute, each under a lease on its own generation. A
 * contribution that fails is left out and logged; the page or answer around it stands. Thread-safe.
 */
@ProviderType
public interface Slots {

  /** The slot that voting fills with its button and tally, once for each subject. */
  String VOTE = "subject.vote";

  /** The slot for who supports a subject, on the page of that one subject. */
  String VOTERS = "subject.voters";

  /** The slot beside a member's name, wherever pages show people; once for each member. */
  String MEMBER_BADGE = "member.badge";

  /** The slot for sections of a member's profile, for that one member. */
  String MEMBER_PROFILE = "member.profile";

  /** The slot for sections of the front page. */
  String HOME = "home.section";

  /** The slot for what administrators should know or do, on the home of the administration. */
  String ADMINISTRATION = "administration.section";

  /**
   * The slot for what needs an administrator's attention now, each with the button that mends it:
   * {@code <li class="need need-warn">}, with {@code need-bad} or {@code need-info} instead where
   * that fits better.
   *
   * @since 1.3
   */
  String ATTENTION = "administration.attention";

  /**
   * The slot for figures of the week on the home of the administration: {@code <li class="card
   * figure">} with the number as text, and a plot made with {@link Columns}.
   *
   * @since 1.3
   */
  String FIGURES = "administration.figures";

  /**
   * The slot above every page, for one line to somebody who is led through several pages: {@code <p
   * class="notice guide">}. It is filled for each page, so whoever fills it looks at the request
   * first, such as at a cookie.
   *
   * @since 1.4
   */
  String GUIDE = "shell.guide";

  /** The type of the subjects that are members. */
  String MEMBER = "member";

  /**
   * The slot for what is said about a subject, on the page of that one subject.
   *
   * @since 1.2
   */
  String DISCUSSION = "subject.discussion";

  /**
   * The slot beside an item that moderators can hide: what they can do about it and, for them and
   * its author, why it is hidden. Filled by the owner of an item that is {@code Moderated}.
   *
   * @since 1.3
   */
  String MODERATION = "subject.moderation";

  /**
   * The slot inside the form that suspends a member, for what else is to be done then: a checkbox
   * named {@code hide} with the value {@code true} has what the member wrote hidden, which the
   * journal's entry {@code members.suspended} tells.
   *
   * @since 1.3
   */
  String SUSPENSION = "member.suspension";

  /**
   * The slot with which members follow a subject, on the page of that one subject.
   *
   * @since 1.6
   */
  String FOLLOW = "subject.follow";

  /**
   * The slot inside an unread notice whose type asks its reader for something: how to do it, once
   * for each subject. The owner of the type fills it for those who may.
   *
   * @since 1.6
   */
  String NOTICE_ACTION = "notice.action";

  /**
   * The slot at the top of every page, before the menus; for visitors too, where the permission of
   * the fragment lets them. What fills it costs something on each page.
   *
   * @since 1.6
   */
  String MASTHEAD = "shell.masthead";

  /**
   * The slot for other ways to sign in, above the form of a visitor who signs in or signs up. The
   * path that follows is the query parameter {@code to}, or the form's field of that name.
   *
   * @since 1.8
   */
  String SIGN_IN = "members.sign-in";

  /**
   * The slot for other ways in which a member who is signed in proves who they are, beside the form
   * that asks for the password. Whoever fills it leads back to the page.
   *
   * @since 1.8
   */
  String CONFIRM = "members.confirm";

  /**
   * The slot for sections of the page on which members choose how they sign in.
   *
   * @since 1.8
   */
  String SIGN_IN_SETTINGS = "members.sign-in-settings";

  /**
   * The slot for what became of a subject in releases, on the page of that one subject.
   *
   * @since 1.8
   */
  String RELEASES = "subject.releases";

  /**
   * The slot for what can be done where a search found nothing: a link or button. What was typed is
   * the query parameter {@code q}.
   *
   * @since 1.10
   */
  String NOTHING_FOUND = "search.nothing-found";

  /**
   * The slot for what is similar to a subject: for the team, on the page of that one subject; and
   * for everybody beside a form with the fields {@code title} and {@code body}, where the subject's
   * type is what is written and its id is {@code new}. It holds buttons of its own: it does not
   * stand inside the form.
   *
   * @since 1.10
   */
  String SIMILAR = "subject.similar";

  /**
   * The fragments of a slot for each subject, joined in their order.
   *
   * @return one piece a subject, in the same order
   */
  List<Html> fill(Request request, String slot, List<Subject> subjects);

  /**
   * The parts of a slot for each subject.
   *
   * @return one map of field to value a subject, in the same order
   */
  List<Map<String, RawJson>> answer(Request request, String slot, List<Subject> subjects);

  /**
   * Returns the fragments of a slot that is about no subject, joined in their order.
   *
   * @since 1.2
   */
  default Html fill(Request request, String slot) {
    return fill(request, slot, List.of(new Subject("page", "here"))).get(0);
  }
}
