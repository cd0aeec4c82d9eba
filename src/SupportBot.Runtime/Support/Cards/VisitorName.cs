using System.Security.Cryptography;
using System.Text;
using SupportBot.Runtime.Content;

namespace SupportBot.Runtime.Support.Cards;

/// <summary>What agents call a customer: a name that tells conversations apart and people not at all.</summary>
public static class VisitorName
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int CodeLength = 5;

    private const int BitsOfALetter = 31;

    /// <summary>The name of whoever talks in a conversation.</summary>
    /// <param name="content">The content, for the word before the code.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="locale">The agent's language.</param>
    public static string Of(ContentSnapshot content, string conversationId, string locale)
    {
        ArgumentNullException.ThrowIfNull(content);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(conversationId));
        var code = string.Concat(hash.Take(CodeLength).Select(part => Letters[part & BitsOfALetter]));
        return content.FindText(locale, "handoff/card.visitor")!.Text.Replace("{code}", code, StringComparison.Ordinal);
    }
}
