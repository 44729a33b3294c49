package dev.millet.pages;

import java.util.List;

/** Texts and arguments in turn. */
record JoinedMessage(List<Message> parts) implements Message {

  @Override
  public void append(Object[] arguments, StringBuilder out) {
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).append(arguments, out);
    }
  }
}
