package dev.phoenix.model.api.text;

/**
 * Counters of a model since it was loaded, and gauges of now.
 *
 * @param requests requests that ended, in whatever way
 * @param promptTokens tokens of their prompts that were computed
 * @param cachedTokens tokens of their prompts that came from the prefix cache
 * @param generatedTokens tokens generated
 * @param steps calls of the engine
 * @param evictions prefixes that left the cache for want of room
 * @param running requests in a slot now
 * @param queued requests that wait now
 * @param cacheBytes bytes of keys and values that the prefix cache holds now
 */
public record TextModelStats(
    long requests,
    long promptTokens,
    long cachedTokens,
    long generatedTokens,
    long steps,
    long evictions,
    int running,
    int queued,
    long cacheBytes) {}
