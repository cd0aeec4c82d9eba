namespace SupportBot.Storage.Tests.Compliance;

/// <summary>Texts that a search could take for more than text: signs of its language, of SQL, and characters that are seldom seen.</summary>
internal static class HostileWords
{
    public static TheoryData<string> All =>
    [
        "\"", "\"\"", "'", "*", "a*b", "^a", "a:b", "line_words:x", "label_words : x", "(", ")", "(a", "NEAR(a b, 2)", "{a b}:c", "AND", "OR", "NOT", "a AND", "-a", "+a", "a + b",
        "%", "_", "\\", "a\\", "'; DROP TABLE handoff_cases; --", "' OR 1=1 --", "\" OR \"\" = \"", "😀", "👩‍👩‍👧", "é", "ﬁ", "Ｆｕｌｌ", "ß", "İ", "ẋ̣", "\uD800x", "x\uDC00", "…", "。", "𠮷", "\u0378", "\uE000",
    ];
}
