namespace SupportBot.Channels.Desk.Alerts;

/// <summary>What the routes of alerts read and answer, and what a browser is sent.</summary>
internal static class AlertBodies
{
    /// <param name="Push">Whether and how this browser can be called.</param>
    /// <param name="Mail">Whether and where mail goes.</param>
    internal sealed record AlertSettings(PushSettings Push, MailSettings Mail);

    /// <param name="Available">Whether the server calls browsers at all.</param>
    /// <param name="Key">The server's public key, for the browser to subscribe with.</param>
    /// <param name="On">Whether the browser of this session is called.</param>
    internal sealed record PushSettings(bool Available, string? Key, bool On);

    /// <param name="Available">Whether the server can send mail.</param>
    /// <param name="Address">Where it goes, masked.</param>
    internal sealed record MailSettings(bool Available, string? Address);

    /// <summary>What <c>PushSubscription.toJSON()</c> gives.</summary>
    internal sealed record BrowserBody(string? Endpoint, BrowserKeys? Keys);

    internal sealed record BrowserKeys(string? P256dh, string? Auth);

    internal sealed record AddressBody(string? Address);

    /// <param name="Sent">Whether the push service took it.</param>
    internal sealed record TestAnswer(bool Sent);

    /// <summary>What the desk's worker shows. Nothing of a customer is in it.</summary>
    /// <param name="Title">The alert.</param>
    /// <param name="Body">Whether there are more.</param>
    /// <param name="Tag">What a later one of the same replaces.</param>
    /// <param name="Url">Where a press leads, on this server.</param>
    /// <param name="Lang">The language of it.</param>
    internal sealed record PushPayload(string Title, string? Body, string Tag, string Url, string Lang);
}
