using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Channels.Desk.SignIn;

/// <summary>Who is signed in, or how to.</summary>
internal sealed record SessionAnswer
{
    /// <summary>Who is signed in; null for nobody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public SignedIn? Agent { get; init; }

    /// <summary>The ways to sign in, for somebody who is not.</summary>
    public SignInOffer? SignIn { get; init; }

    /// <summary>What every change carries in the header X-Desk-Csrf.</summary>
    public string? Csrf { get; init; }

    /// <summary>online, away or offline.</summary>
    public string? Status { get; init; }

    /// <summary>What the agent set in the page.</summary>
    public JsonElement? Settings { get; init; }

    /// <summary>Figures that the page needs to know.</summary>
    public DeskFigures? Desk { get; init; }

    /// <summary>The languages that there are.</summary>
    public required IReadOnlyList<string> Locales { get; init; }

    internal sealed record SignedIn(string Id, string Name, string UserName, string Role)
    {
        /// <summary>The languages whose cases the program gives the agent; absent for every language.</summary>
        public IReadOnlyList<string>? Languages { get; init; }

        /// <summary>The most open cases that it gives; absent for what the profile says.</summary>
        public int? Capacity { get; init; }
    }

    internal sealed record SignInOffer(bool Local, IReadOnlyList<SignInProvider> Providers);

    internal sealed record SignInProvider(string Name, string Url);

    internal sealed record DeskFigures(int FirstReplyMinutes, int AgentSilentMinutes, int ReopenHours, string Exchange, string Operator, bool IsExchange,
        bool AutoAssign, int CasesPerAgent);
}
