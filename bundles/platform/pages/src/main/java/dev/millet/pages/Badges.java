package dev.millet.pages;

import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.platform.api.modules.Generations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the badges of members beside their names. A name is followed by a mark while a page is
 * rendered; the marks of the whole page are filled in one call of the slot. Thread-safe.
 */
final class Badges {

  /** A comment: what people write is escaped or sanitized, so none of them stems from it. */
  private static final String MARK = "<!--member.badge:";

  private static final byte[] MARK_BYTES = MARK.getBytes(StandardCharsets.US_ASCII);
  private static final Pattern MARKED = Pattern.compile(MARK + "(\\d+)-->");

  private final Generations generations;
  private final Slots slots;

  /** Requests whose badges are being rendered: people that a badge shows have none themselves. */
  private final Set<Request> rendering =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  Badges(Generations generations) {
    this.generations = generations;
    this.slots = new TableSlots(generations, false);
  }

  /** Returns what stands behind the name of a member until it is filled. */
  String mark(long member) {
    boolean any = !SlotIndex.of(generations.table()).fragmentsOf(Slots.MEMBER_BADGE).isEmpty();
    return any ? MARK + member + "-->" : "";
  }

  /** Fills the marks of a page. */
  byte[] fill(Request request, byte[] page) {
    return isMarked(page)
        ? filled(request, new String(page, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
        : page;
  }

  /** Fills the marks of a part of a page. */
  Html fill(Request request, Html part) {
    return part.markup().contains(MARK) ? new Html(filled(request, part.markup())) : part;
  }

  private String filled(Request request, String markup) {
    Map<String, String> badges = Map.of();
    if (rendering.add(request)) {
      try {
        badges = badges(request, markup);
      } finally {
        rendering.remove(request);
      }
    }
    StringBuilder whole = new StringBuilder(markup.length());
    Matcher mark = MARKED.matcher(markup);
    while (mark.find()) {
      String badge = badges.getOrDefault(mark.group(1), "");
      mark.appendReplacement(whole, Matcher.quoteReplacement(badge));
    }
    return mark.appendTail(whole).toString();
  }

  private Map<String, String> badges(Request request, String markup) {
    Set<String> members = new LinkedHashSet<>();
    MARKED.matcher(markup).results().forEach(mark -> members.add(mark.group(1)));
    List<Subject> subjects = new ArrayList<>();
    members.forEach(member -> subjects.add(new Subject(Slots.MEMBER, member)));
    List<Html> filled = slots.fill(request, Slots.MEMBER_BADGE, subjects);
    Map<String, String> badges = new HashMap<>();
    int next = 0;
    for (String member : members) {
      badges.put(member, filled.get(next++).markup());
    }
    return badges;
  }

  private static boolean isMarked(byte[] page) {
    for (int at = 0; at <= page.length - MARK_BYTES.length; at++) {
      if (page[at] == MARK_BYTES[0] && matches(page, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] page, int at) {
    for (int i = 1; i < MARK_BYTES.length; i++) {
      if (page[at + i] != MARK_BYTES[i]) {
        return false;
      }
    }
    return true;
  }
}
