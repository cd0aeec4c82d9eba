using System.Text.Json;

namespace SupportBot.Channels.Connector.Cards;

/// <summary>The value of an invoke by which a channel tells that Execute was pressed.</summary>
/// <param name="Action">The button.</param>
internal sealed record CardInvoke(CardInvoke.Pressed? Action)
{
    /// <summary>The invoke's name.</summary>
    public const string Name = "adaptiveCard/action";

    /// <param name="Verb">What is meant.</param>
    /// <param name="Data">What the button brings, with the words of the fields beside it.</param>
    public sealed record Pressed(string? Verb, JsonElement? Data);
}
