using System.Globalization;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Desk.Accounts;

/// <summary>Which cases, and how many, the program gives a colleague.</summary>
/// <param name="Languages">Locales in which the colleague writes; empty for every language; <see langword="null"/> leaves them.</param>
/// <param name="Capacity">The most open cases; <see cref="NoNumber"/> for what the profile says; <see langword="null"/> leaves it.</param>
public sealed record AgentWork(IReadOnlyList<string>? Languages, int? Capacity)
{
    /// <summary>A capacity that stands for what the profile says.</summary>
    public const int NoNumber = 0;

    /// <summary>The greatest capacity.</summary>
    public const int MostCases = 50;

    private const int LongestLocale = 20;

    private const int MostLanguages = 20;

    /// <summary>What is wrong with it, and what would be right; <see langword="null"/> for nothing.</summary>
    /// <param name="known">The locales that there are; <see langword="null"/> where they are not known.</param>
    public string? FaultIn(IReadOnlyList<string>? known)
    {
        if (Capacity is < NoNumber or > MostCases)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Capacity} is no number of cases. Write 1 to {MostCases}, or nothing for what the profile says.");
        }

        if (Languages?.Count > MostLanguages)
        {
            return string.Create(CultureInfo.InvariantCulture, $"There are more than {MostLanguages} languages. Name none for every language.");
        }

        return Languages?.FirstOrDefault(locale => known is null ? !LooksRight(locale) : !known.Contains(locale, StringComparer.Ordinal)) is { } wrong
            ? $"There is no language '{wrong.ReplaceLineEndings(" ")}'. Write {(known is null ? "locales such as en or zh-Hans" : $"some of {string.Join(", ", known)}")}."
            : null;
    }

    internal AgentAccount On(AgentAccount known) => known with
    {
        Languages = Languages is null ? known.Languages : [.. Languages.Distinct(StringComparer.Ordinal)],
        Capacity = Capacity is null ? known.Capacity : Capacity == NoNumber ? null : Capacity,
    };

    /// <summary>What holds for an account, for the audit log.</summary>
    internal static string Of(AgentAccount account) => string.Create(
        CultureInfo.InvariantCulture,
        $"languages={(account.Languages.Count == 0 ? "every" : string.Join(' ', account.Languages))}; capacity={account.Capacity?.ToString(CultureInfo.InvariantCulture) ?? "profile"}");

    private static bool LooksRight(string locale) => locale.Length is > 0 and <= LongestLocale && locale.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
