namespace SupportBot.Runtime.State.Alerts;

/// <summary>Keeps how agents can be called away from the page, and who was called already. Thread-safe; throws as <see cref="IConversationStore"/> does.</summary>
public interface IAlertStore
{
    /// <summary>Keeps a browser in place of what its session, or the same browser under another session, had before. None is kept for a session that has ended.</summary>
    Task KeepBrowserAsync(AlertBrowser browser, CancellationToken cancellationToken);

    /// <summary>The browsers of an agent whose sessions are good at <paramref name="now"/>. With a session its browser goes, whatever ended it.</summary>
    Task<IReadOnlyList<AlertBrowser>> ListBrowsersAsync(string agentId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Forgets the browser of a session.</summary>
    Task DropBrowserOfAsync(string tokenHash, CancellationToken cancellationToken);

    /// <summary>Forgets a browser that its push service does not know any more.</summary>
    Task DropBrowserAsync(string id, CancellationToken cancellationToken);

    /// <summary>Ids of the agents who are signed in somewhere at <paramref name="now"/>.</summary>
    Task<IReadOnlySet<string>> ListSignedInAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Where agents want mail, by the agent's id.</summary>
    Task<IReadOnlyDictionary<string, string>> ListAddressesAsync(CancellationToken cancellationToken);

    /// <summary>Keeps where an agent wants mail; <see langword="null"/> for nowhere.</summary>
    Task SetAddressAsync(string agentId, string? address, CancellationToken cancellationToken);

    /// <summary>Takes the same step of several alerts for an agent. Of all that try, in all processes, one does; what was taken is remembered for a day.</summary>
    /// <returns>The alerts of which the caller is the one.</returns>
    Task<IReadOnlySet<string>> TakeStepsAsync(IReadOnlyCollection<string> alertKeys, TakenStep taken, CancellationToken cancellationToken);

    /// <summary>The steps of an alert that were taken.</summary>
    Task<IReadOnlyList<TakenStep>> ListStepsAsync(string alertKey, CancellationToken cancellationToken);
}
