package dev.millet.members.pages;

/**
 * A page with a button, to which a mailed link leads. Programs that look at links in mail open the
 * page and change nothing.
 *
 * @param page what the keys of its texts begin with
 * @param action where the form goes
 * @param detail what it is about
 */
public record OneButtonModel(String page, String action, String detail) {}
