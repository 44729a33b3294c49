package dev.millet.members.pages;

import dev.millet.members.circles.Circle;
import java.util.List;
import java.util.Set;

/**
 * The page of circles.
 *
 * @param circles those that the reader may know of
 * @param own the slugs of those that the reader is in
 */
public record CirclesModel(
    List<Circle> circles, Set<String> own, boolean staff, boolean administrator) {}
