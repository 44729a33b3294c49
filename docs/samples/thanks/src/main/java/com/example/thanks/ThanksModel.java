package com.example.thanks;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Person;
import java.util.Map;

/**
 * What the page shows.
 *
 * @param authors by id
 * @param written what the reader wrote already
 * @param wrong whether that was refused
 */
public record ThanksModel(
    Slice<Note> notes, Map<Long, Person> authors, String written, boolean wrong) {}
