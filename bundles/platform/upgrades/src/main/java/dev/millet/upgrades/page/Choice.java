package dev.millet.upgrades.page;

/**
 * Something that can be done with a module. It leads to the plan; nothing happens before that was
 * read.
 *
 * @param href the plan's address
 * @param label what the button says
 * @param why what it means, in a sentence
 * @param foremost whether it is what most people come for
 */
public record Choice(String href, Sentence label, Sentence why, boolean foremost) {}
