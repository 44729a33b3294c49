package dev.millet.launch;

/**
 * Work that the launcher has to end before the instance is ready. {@code /health/ready} answers
 * that the instance is being prepared as long as one is offered.
 *
 * @param description what is being done, a sentence for operators
 */
public record PreparationTask(String description) {}
