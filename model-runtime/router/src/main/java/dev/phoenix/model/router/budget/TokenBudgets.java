package dev.phoenix.model.router.budget;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sets tokens aside for requests before they run, and counts what they took. What is set aside is
 * taken from what the key has left, so requests at the same time never get more together than the
 * limit allows. A key is overspent only by what a prompt turns out longer than estimated, or a
 * server's answer longer than it was told. Safe for use by many threads.
 */
public final class TokenBudgets {

  private final BudgetSettings settings;
  private final LongSupplier nanoTime;

  /** In the order of their last use, those used longest ago first. */
  private final Map<String, Account> accounts = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param nanoTime the clock, in nanoseconds from anywhere
   */
  public TokenBudgets(BudgetSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  /**
   * Sets tokens aside for a request.
   *
   * @param key whose budget it is, such as a process instance; null for nobody's
   * @param promptTokens about how many tokens its prompt has
   * @param maxTokens how many tokens of an answer it asks for; 0 for as many as there may be
   */
  public synchronized Grant grant(@Nullable String key, int promptTokens, int maxTokens) {
    Account account = key == null || settings.perKey() == 0 ? null : account(key);
    long most = settings.perRequest() == 0 ? Long.MAX_VALUE : settings.perRequest();
    if (account != null) {
      most = Math.min(most, settings.perKey() - account.spent - account.aside);
    }
    if (most == Long.MAX_VALUE) {
      return new Grant(null, maxTokens, false, false, 0);
    }
    long asked = maxTokens == 0 ? settings.openEnded() : maxTokens;
    long answer = Math.clamp(most - promptTokens, 0, asked);
    boolean cut = maxTokens == 0 || answer < maxTokens;
    long aside = answer == 0 ? 0 : promptTokens + answer;
    if (account != null) {
      account.aside += aside;
      account.running++;
    }
    return new Grant(account, (int) answer, answer == 0, cut, aside);
  }

  /** Tokens that a key has spent, as far as it is remembered. */
  public synchronized long spent(String key) {
    var account = accounts.get(key);
    return account == null ? 0 : account.spent;
  }

  /** How many keys are remembered. */
  public synchronized int keys() {
    return accounts.size();
  }

  private Account account(String key) {
    var account = accounts.computeIfAbsent(key, k -> new Account());
    account.used = nanoTime.getAsLong();
    forget(account);
    return account;
  }

  /** Forgets keys that were idle for long, and the idlest beyond the bound. */
  private void forget(Account wanted) {
    Iterator<Account> oldest = accounts.values().iterator();
    while (oldest.hasNext()) {
      var account = oldest.next();
      boolean old = nanoTime.getAsLong() - account.used >= settings.keep().toNanos();
      if (!old && accounts.size() <= settings.mostKeys()) {
        return;
      }
      if (account.running == 0 && account != wanted) {
        oldest.remove();
      }
    }
  }

  private synchronized void settle(Grant grant, long tokens) {
    if (grant.settled) {
      return;
    }
    grant.settled = true;
    if (grant.account != null) {
      grant.account.aside -= grant.aside;
      grant.account.running--;
      grant.account.spent += tokens;
      grant.account.used = nanoTime.getAsLong();
    }
  }

  /** What a key spent. */
  private static final class Account {
    private long spent;
    private long aside;
    private int running;
    private long used;
  }

  /** Tokens set aside for one request, until it is settled. */
  public final class Grant {

    private final @Nullable Account account;
    private final int maxTokens;
    private final boolean nothing;
    private final boolean limited;
    private final long aside;
    private boolean settled;

    private Grant(
        @Nullable Account account, int maxTokens, boolean nothing, boolean limited, long aside) {
      this.account = account;
      this.maxTokens = maxTokens;
      this.nothing = nothing;
      this.limited = limited;
      this.aside = aside;
    }

    /** How many tokens the answer may have; 0 for as many as there may be. */
    public int maxTokens() {
      return maxTokens;
    }

    /** Whether nothing is left, not even for one token. */
    public boolean nothing() {
      return nothing;
    }

    /** Whether an answer that ends for its length ends because of the budget. */
    public boolean limited() {
      return limited;
    }

    /** Counts what the request took and gives the rest back. Only the first call counts. */
    public void settle(long tokens) {
      TokenBudgets.this.settle(this, tokens);
    }
  }
}
