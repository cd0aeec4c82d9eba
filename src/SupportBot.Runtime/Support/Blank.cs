using System.Globalization;
using System.Text;

namespace SupportBot.Runtime.Support;

/// <summary>Tells texts in which there is nothing to see.</summary>
internal static class Blank
{
    /// <summary>Whether a text is missing, or made of spaces and invisible characters.</summary>
    public static bool Is(string? text) => text is null || text.EnumerateRunes().All(rune => Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned);
}
