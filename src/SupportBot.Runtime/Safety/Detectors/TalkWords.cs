using System.Collections.Frozen;

namespace SupportBot.Runtime.Safety.Detectors;

/// <summary>Words that follow "password" in talk about passwords, and short answers that are never one.</summary>
internal static class TalkWords
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        """
        forgot forget forgotten reset resets resetting lost lose wrong incorrect invalid correct right error failed fails failing
        change changed changing expired expire locked blocked required needed asked requested mandatory optional missing unknown
        compromised leaked stolen hacked exposed safe secure weak strong short long simple same different blank empty hidden
        removed saved stored working broken gone accepted rejected refused denied known fine okay good great terrible perfect
        recovery manager page field box link screen prompt request hint policy rules button form option
        not never always still already being also just very really here there this that these those what when where which who
        why how your you the they them then than please help thanks thank because with without from have must should would
        could does doesn didn isn wasn don can cannot will won but and for are was were been i m s t d ll re ve it my me we com
        password passwords code codes number seed phrase private secret key email phone card contact account wallet login user
        username 2fa otp mfa kyc sms binance http https www yes yeah sure hello back menu start stop agent human cancel
        skip restart resume status done next none nope maybe later english chinese
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string word) => Words.Contains(word);
}
