package dev.millet.api.modules;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method of an api that returns what the offer is called: {@link Offer#name()}. The
 * platform answers it itself. So a consumer that looks for one offer among several depends on none
 * of the others: one whose module is disabled at that moment is passed over, and fails nothing. An
 * offer without a name is asked as usual.
 *
 * @since 1.3
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OfferName {}
