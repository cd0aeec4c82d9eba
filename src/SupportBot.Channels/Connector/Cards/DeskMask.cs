using System.Text.RegularExpressions;

namespace SupportBot.Channels.Connector.Cards;

/// <summary>
/// Hides what could be the number of a document or a date of birth. What is said is redacted already where it is kept; a channel has more readers than the desk, so there whatever
/// looks like a number of somebody is hidden, and stands at the desk's page only. Pure.
/// </summary>
internal static partial class DeskMask
{
    private const string Hidden = "•••";

    private const int FewestDigits = 5;

    public static string Of(string text) => Numbers().Replace(text, found => found.Value.Count(char.IsDigit) < FewestDigits ? found.Value : Hidden);

    /// <summary>Letters and digits in a row, also in full width, with what people write between the groups of a number.</summary>
    [GeneratedRegex(@"[A-Za-z0-9\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A](?:[A-Za-z0-9\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A._/-]|(?<=[0-9\uFF10-\uFF19])[ \u3000](?=[0-9\uFF10-\uFF19]))*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbers();
}
