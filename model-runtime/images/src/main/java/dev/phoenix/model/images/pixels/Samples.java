package dev.phoenix.model.images.pixels;

import dev.phoenix.model.images.container.ColourModel;

/**
 * A small picture in the colours of its file.
 *
 * @param values 0 to 255, row by row, pixel by pixel, channel by channel
 */
record Samples(
    int width,
    int height,
    ColourModel colours,
    @SuppressWarnings("ArrayRecordComponent") byte[] values) {}
