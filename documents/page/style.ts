/** How a page looks: readable on a phone, on a screen, and on paper; nothing comes from elsewhere. */
export const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{font:15px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;color:#1f2329;background:#fff;max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.35;margin:0 0 .5rem}
h2{font-size:1.2rem;margin:2.2rem 0 .7rem;padding-bottom:.3rem;border-bottom:2px solid #1f2329}
h3{font-size:1rem;margin:1.4rem 0 .5rem}
p{margin:.3rem 0}
.muted{color:#646a73;font-size:.9rem}
nav{margin:1rem 0;padding:.6rem .9rem;background:#f5f6f7;border-radius:.4rem;line-height:2}
nav a{margin-right:1.1rem;white-space:nowrap}
a{color:#245bdb}
ul{margin:.3rem 0;padding-left:1.3rem}
table{border-collapse:collapse;width:100%;margin:.4rem 0 .8rem}
th,td{border:1px solid #d0d3d6;padding:.35rem .6rem;text-align:left;vertical-align:top}
th{background:#f5f6f7;font-weight:600}
.fields th{width:11rem;font-weight:400;color:#646a73}
td{white-space:pre-line}
.wide{overflow-x:auto}
.wide table{min-width:44rem}
@media (max-width:40rem){body{padding:1rem .8rem 3rem;font-size:14px}h1{font-size:1.3rem}.fields th{width:7rem}th,td{padding:.3rem .4rem}}
@media print{body{max-width:none;padding:0;font-size:10.5pt}nav,.back{display:none}a{color:inherit;text-decoration:none}h2,h3{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}.wide{overflow:visible}.wide table{min-width:0;font-size:9pt}}
`.trim();
