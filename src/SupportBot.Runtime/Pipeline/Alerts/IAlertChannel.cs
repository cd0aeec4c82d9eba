using SupportBot.Runtime.State.Alerts;

namespace SupportBot.Runtime.Pipeline.Alerts;

/// <summary>A way to call agents who do not look at the desk's page. Thread-safe.</summary>
public interface IAlertChannel
{
    /// <summary>Its place on the ladder, one of <see cref="AlertStep"/>.</summary>
    string Place { get; }

    /// <summary>Whether it is set up. One that is not is no step, and costs nobody time.</summary>
    bool IsOn { get; }

    /// <summary>Calls an agent. It is called once for an alert, and again only after it asked for that.</summary>
    /// <param name="notice">What there is, for whom.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    Task<AlertOutcome> CallAsync(AlertNotice notice, CancellationToken cancellationToken);
}
