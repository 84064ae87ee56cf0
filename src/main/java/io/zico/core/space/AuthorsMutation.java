package io.zico.core.space;

/**
 * What is particular about the mutation of ZiCo's released search.
 *
 * @param replacements blocks that are replaced, or mutations where a space has none of its own
 * @param biasedTypes whether the type of a block is drawn with the weights 12, 12, 11, 10, …, 2
 *     that a list which grows inside a loop gives, not evenly
 * @param skipsSameBlock whether a block that is drawn twice is left alone the second time
 * @param unboundedWidths whether widths may grow past the 1024 channels of the paper
 */
public record AuthorsMutation(
    int replacements, boolean biasedTypes, boolean skipsSameBlock, boolean unboundedWidths) {}
