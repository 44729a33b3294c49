package com.example.thanks;

import dev.millet.api.forms.Input;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Person;
import java.util.Map;

/** The model of the page: the notes, their authors by id, and the form. */
public record ThanksModel(Slice<Note> notes, Map<Long, Person> authors, Input<?> input) {}
